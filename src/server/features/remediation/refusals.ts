/** What this feature refuses, in words. */
import { MOST_TASK_FILE_BYTES } from '../../../contract/remediation.ts'
import { type DraftFault, faultSentence } from '../../../core/plans/editing/draftFaults.ts'
import { AppError } from '../../../core/values/appError.ts'
import { type CalendarDate, formatDate } from '../../../core/values/calendarDate.ts'
import type { Problem } from '../../../core/values/result.ts'
import type { TaskFileFault } from './taskFileFault.ts'

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

export const noSuchDaySet = () =>
  new AppError(
    'invalid',
    'no-such-day',
    { vi: 'Ngày đặt cho nhiệm vụ không có trong lịch.', en: 'The day set for the task is not in the calendar.' },
    [{ code: 'no-such-day', where: 'day', text: 'Nhập một ngày có thật, dạng ngày/tháng/năm.' }],
  )

/** `from` is the first day that may be set: `YYYY-MM-DD`. */
export const dayBeforePlan = (from: CalendarDate) =>
  new AppError(
    'invalid',
    'day-before-plan',
    {
      vi: `Ngày này ở trước kế hoạch: kế hoạch có từ ${formatDate(from)}.`,
      en: `This day lies before the plan, which is of ${formatDate(from)}.`,
    },
    [{ code: 'day-before-plan', where: 'day', text: `Chọn ngày ${formatDate(from)} hoặc một ngày sau đó.` }],
  )

export const dayFarAfterPlan = (year: number) =>
  new AppError(
    'invalid',
    'day-far-after-plan',
    {
      vi: `Ngày này quá xa so với kế hoạch năm ${year}; có thể gõ nhầm năm.`,
      en: `This day lies long after the plan of ${year}; perhaps its year is a slip.`,
    },
    [{ code: 'day-far-after-plan', where: 'day', text: 'Kiểm tra lại năm.' }],
  )

export const dayIsInDeadline = () =>
  new AppError(
    'invalid',
    'day-is-in-deadline',
    {
      vi: 'Thời hạn của nhiệm vụ đã có ngày, nên không đặt thêm ngày khác; cần đổi thì sửa thời hạn.',
      en: 'The deadline of the task names its day already, so no other is set; change the deadline if it must be another.',
    },
    [{ code: 'day-is-in-deadline', where: 'day', text: 'Sửa thời hạn của nhiệm vụ thay vì đặt ngày.' }],
  )

const TASK_FILE_FAULTS: Record<TaskFileFault, string> = {
  'file-too-large': `lớn hơn ${MOST_TASK_FILE_BYTES / 1_048_576} MB; hãy nén ảnh hoặc chia thành các tệp nhỏ hơn`,
  'file-kind-unknown':
    'không phải PDF, Word, Excel, PowerPoint, ảnh PNG hoặc JPG, hay văn bản thuần; hãy chọn tệp khác',
  'file-not-its-name': 'có đuôi tên không đúng với nội dung; hãy mở tệp rồi lưu lại đúng loại',
  'file-with-macros': 'có macro nên không nhận; hãy lưu lại dạng không có macro hoặc PDF',
  'file-damaged': 'bị hỏng hoặc tải lên chưa hết; hãy chọn lại tệp',
}

export const taskFilesAtFault = (
  faults: readonly { readonly code: TaskFileFault; readonly index: number; readonly fileName: string }[],
) =>
  new AppError(
    'invalid',
    'files-at-fault',
    {
      vi: 'Có tệp kèm không nhận được; báo cáo chưa được ghi. Hãy đổi hoặc bỏ các tệp được nêu rồi gửi lại.',
      en: 'Some of the files cannot be taken; the report is not stored. Change or leave out the ones named, then send again.',
    },
    faults.map(({ code, index, fileName }) => ({
      code,
      where: `files.${index}`,
      text: `Tệp “${fileName}” ${TASK_FILE_FAULTS[code]}.`,
    })),
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

/** A task that is changed by itself: the fault stands at the field of that name. */
export const taskAtFault = (code: DraftFault['code'], where: 'text' | 'deadline') =>
  new AppError(
    'invalid',
    'task-at-fault',
    { vi: 'Nhiệm vụ còn chỗ phải sửa trước khi ghi.', en: 'The task has a place to mend before it can be stored.' },
    [{ code, where, text: faultSentence(code).vi }],
  )

/** `from` is the day of the plan. */
export const deadlineBeforePlan = (from: CalendarDate) =>
  new AppError(
    'invalid',
    'deadline-before-plan',
    {
      vi: `Thời hạn này ở trước kế hoạch, ban hành ngày ${formatDate(from)}.`,
      en: `This deadline lies before the plan, which is of ${formatDate(from)}.`,
    },
    [
      {
        code: 'deadline-before-plan',
        where: 'deadline',
        text: `Chọn thời hạn từ ngày ${formatDate(from)} trở đi.`,
      },
    ],
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
    vi: 'Ổ đĩa của máy chủ đã đầy nên chưa ghi được; điều bạn đã nhập vẫn còn trên trang. Xin báo quản trị giải phóng dung lượng rồi gửi lại.',
    en: 'The server’s disk is full, so nothing is stored; what you entered is still on the page. Ask the administrator to free space, then send it again.',
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

export const draftNotFound = () =>
  new AppError('notFound', 'plan-draft-not-found', {
    vi: 'Không có dự thảo này: dự thảo đã được ban hành hoặc đã bị xoá. Hãy quay về danh sách dự thảo.',
    en: 'There is no such draft: it was issued or deleted. Go back to the list of drafts.',
  })

/** Names who wrote what is stored now, when, and as which version. */
export const draftChanged = (latest: {
  readonly version: number
  readonly updated_at: Date
  readonly updated_by: string
}) =>
  new AppError(
    'conflict',
    'changed-meanwhile',
    {
      vi: `${latest.updated_by} vừa ghi dự thảo này. Hãy xem bản mới rồi làm tiếp; phần đang sửa của bạn chưa được ghi.`,
      en: `${latest.updated_by} has just written this draft. See the new version and go on; your changes are not stored.`,
    },
    [
      {
        code: 'changed-meanwhile',
        where: 'version',
        text: `Đang lưu: bản ${latest.version}, do ${latest.updated_by} ghi lúc ${latest.updated_at.toISOString()}.`,
      },
    ],
  )

export const nothingKnownOf = (year: number) =>
  new AppError('conflict', 'nothing-known', {
    vi: `Năm ${year} chưa có số liệu và chưa có điểm công bố, nên chưa biết mất điểm ở đâu. Hãy nhập số liệu của năm ${year} trước.`,
    en: `There are no facts and no published points of ${year} yet, so nobody knows where points were lost. Enter those of ${year} first.`,
  })

export const nothingLost = (year: number) =>
  new AppError('conflict', 'nothing-lost', {
    vi: `Năm ${year} không mất điểm ở tiêu chí nào, nên không có gì để lập kế hoạch khắc phục.`,
    en: `In ${year} no criterion lost points, so there is nothing to draft a plan from.`,
  })

export const templateAtFault = (problems: readonly Problem[]) =>
  new AppError(
    'invalid',
    'template-at-fault',
    {
      vi: 'Không dùng được mẫu này; mẫu đang dùng vẫn giữ nguyên. Hãy xem lý do dưới đây, sửa mẫu rồi chọn lại.',
      en: 'This template cannot be used; the one in use stays. See the reason below, mend the template and choose it again.',
    },
    problems,
  )
