/** What this feature refuses, in words. */
import { type DraftFault, faultSentence } from '../../../core/plans/editing/draftFaults.ts'
import { AppError } from '../../../core/values/appError.ts'
import type { Problem } from '../../../core/values/result.ts'

export const planNotFound = () =>
  new AppError('notFound', 'plan-not-found', {
    vi: 'Không có kế hoạch này, hoặc kế hoạch đã bị xoá. Hãy quay về danh sách kế hoạch.',
    en: 'There is no such plan, or it was deleted. Go back to the list of plans.',
  })

export const taskNotFound = () =>
  new AppError('notFound', 'task-not-found', {
    vi: 'Không có nhiệm vụ này, hoặc kế hoạch của nó đã bị xoá.',
    en: 'There is no such task, or its plan was deleted.',
  })

export const taskWithdrawn = () =>
  new AppError('conflict', 'task-withdrawn', {
    vi: 'Bản mới của kế hoạch không còn nhiệm vụ này, nên không báo cáo thêm được.',
    en: 'The newest version of the plan no longer has this task, so nothing more can be reported.',
  })

export const occurrenceUnknown = () =>
  new AppError(
    'invalid',
    'occurrence-unknown',
    {
      vi: 'Nhiệm vụ không có kỳ này; có thể thời hạn vừa được sửa. Hãy mở lại nhiệm vụ.',
      en: 'The task has no such occurrence; perhaps its deadline was just changed. Open the task again.',
    },
    [{ code: 'occurrence-unknown', where: 'occurrence', text: 'Chọn một kỳ của nhiệm vụ.' }],
  )

export const noSuchDay = () =>
  new AppError(
    'invalid',
    'no-such-day',
    { vi: 'Ngày hoàn thành không có trong lịch.', en: 'The day on which it was done is not in the calendar.' },
    [{ code: 'no-such-day', where: 'doneOn', text: 'Nhập một ngày có thật, dạng ngày/tháng/năm.' }],
  )

export const doneInTheFuture = () =>
  new AppError(
    'invalid',
    'done-in-the-future',
    {
      vi: 'Ngày hoàn thành ở sau hôm nay: chỉ báo hoàn thành việc đã xong.',
      en: 'The day on which it was done lies after today: report only what is done.',
    },
    [{ code: 'done-in-the-future', where: 'doneOn', text: 'Chọn hôm nay hoặc một ngày trước.' }],
  )

export const doneLongBefore = (year: number) =>
  new AppError(
    'invalid',
    'done-long-before',
    {
      vi: `Ngày hoàn thành ở trước năm ${year - 1}, quá xa so với kế hoạch năm ${year}; có thể gõ nhầm năm.`,
      en: `The day on which it was done lies before ${year - 1}, long before the plan of ${year}; perhaps its year is a slip.`,
    },
    [{ code: 'done-long-before', where: 'doneOn', text: 'Kiểm tra lại năm.' }],
  )

export const shortcomingNotFound = () =>
  new AppError('notFound', 'shortcoming-not-found', {
    vi: 'Tồn tại này không còn trong kế hoạch; có thể vừa có bản mới. Hãy tải lại trang.',
    en: 'The plan no longer has this shortcoming; perhaps a new version came. Reload the page.',
  })

export const fileMissing = () =>
  new AppError('notFound', 'file-missing', {
    vi: 'Không thấy tệp gốc trong thư mục dữ liệu. Xin báo quản trị khôi phục từ bản sao lưu.',
    en: 'The original file is not in the data folder. Please ask the administrator to restore it from a backup.',
  })

export const unreadableDocument = (problems: readonly Problem[]) =>
  new AppError(
    'invalid',
    'unreadable-document',
    {
      vi: 'Không đọc được văn bản này. Hãy xem lý do dưới đây rồi chọn tệp khác.',
      en: 'This document cannot be read. See the reason below, then choose another file.',
    },
    problems,
  )

export const contentNotBase64 = () =>
  new AppError('invalid', 'content-not-base64', {
    vi: 'Nội dung tệp gửi kèm không đúng dạng base64. Hãy đọc lại văn bản rồi xác nhận.',
    en: 'The content of the file is not base64. Read the document again, then confirm.',
  })

export const draftAtFault = (faults: readonly DraftFault[]) =>
  new AppError(
    'invalid',
    'draft-at-fault',
    {
      vi: `Bản đọc còn ${faults.length} chỗ phải sửa trước khi xác nhận.`,
      en: `The reading has ${faults.length} places to mend before it can be confirmed.`,
    },
    faults.map(({ code, where }) => ({ code, where: `draft.${where}`, text: faultSentence(code).vi })),
  )

/** `where` of the one problem is the plan's id, so that a screen can link to it. */
export const planKnown = (plan: { readonly id: string; readonly subject: string; readonly year: number }) =>
  new AppError(
    'conflict',
    'plan-known',
    {
      vi: `Văn bản này đã được xác nhận thành kế hoạch “${plan.subject}” (năm ${plan.year}); không ghi thêm lần nữa.`,
      en: `This document is already the plan “${plan.subject}” (${plan.year}); nothing was written twice.`,
    },
    [{ code: 'plan-known', where: plan.id, text: `Mở kế hoạch “${plan.subject}” để xem.` }],
  )

export const changedMeanwhile = () =>
  new AppError('conflict', 'changed-meanwhile', {
    vi: 'Người khác vừa sửa. Hãy tải lại để xem giá trị mới rồi làm tiếp; điều bạn vừa nhập chưa được ghi.',
    en: 'Somebody else has just changed this. Reload to see the new values and go on; what you entered is not stored.',
  })

export const foreignUnits = (words: readonly string[]) =>
  new AppError('invalid', 'unit-of-another-department', {
    vi: `Đơn vị hoặc nhóm không thuộc cơ quan này, hoặc nhóm đã bị xoá: ${words.join('; ')}. Hãy chọn lại.`,
    en: `These units or groups are not of this department, or the group was deleted: ${words.join('; ')}. Choose again.`,
  })

export const criteriaUnknown = (codes: readonly string[], year: number) =>
  new AppError('invalid', 'criterion-unknown', {
    vi: `Bộ tiêu chí đang áp dụng của năm ${year} không có tiêu chí ${codes.join(', ')}. Hãy chọn lại.`,
    en: `The criteria set in use for ${year} has no criterion ${codes.join(', ')}. Choose again.`,
  })

export const diskFull = () =>
  new AppError('unavailable', 'disk-full', {
    vi: 'Ổ đĩa của máy chủ đã đầy nên chưa ghi được kế hoạch; bản đang sửa vẫn còn trên trang. Xin báo quản trị giải phóng dung lượng rồi xác nhận lại.',
    en: 'The server’s disk is full, so the plan is not stored; your corrections are still on the page. Ask the administrator to free space, then confirm again.',
  })

export const notALoss = (code: string, year: number) =>
  new AppError('notFound', 'not-a-loss', {
    vi: `Năm ${year}, tiêu chí “${code}” không mất điểm hoặc không có trong bộ tiêu chí. Hãy tải lại trang.`,
    en: `In ${year} criterion “${code}” lost no points, or is not in the set. Reload the page.`,
  })

/** Names who wrote, so that the two can speak. */
export const lossChanged = (latest: { readonly written_by: string } | undefined) =>
  new AppError('conflict', 'changed-meanwhile', {
    vi: `${latest?.written_by ?? 'Người khác'} vừa ghi lý do mất điểm của tiêu chí này. Hãy xem rồi quyết định; phần đang nhập chưa được ghi.`,
    en: `${latest?.written_by ?? 'Somebody'} has just written why this criterion lost its points. Look and decide; what you entered is not stored.`,
  })
