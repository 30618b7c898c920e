/** What this feature refuses, in words. */
import { AppError } from '../../../core/values/appError.ts'
import type { Problem } from '../../../core/values/result.ts'
import type { FactRow } from './assessments.sql.ts'

export const notAssessed = () =>
  new AppError('notFound', 'unit-not-found', {
    vi: 'Không có bảng điểm của đơn vị này: đơn vị thuộc cơ quan khác, hoặc không phải là cơ quan được chấm điểm.',
    en: 'There is no sheet for this unit: it belongs to another department, or is not one that is assessed.',
  })

export const criterionNotFound = (code: string) =>
  new AppError('notFound', 'criterion-not-found', {
    vi: `Bộ tiêu chí đang áp dụng không có mã “${code}”. Hãy tải lại trang để xem bộ hiện hành.`,
    en: `The set in use has no code “${code}”. Reload the page to see the current set.`,
  })

export const factAtFault = (problems: readonly Problem[]) =>
  new AppError(
    'invalid',
    'fact-at-fault',
    {
      vi: 'Số liệu chưa đúng nên chưa được ghi. Hãy sửa các mục được nêu.',
      en: 'The figures are not right and were not stored. Mend what is named.',
    },
    problems,
  )

/** Carries what the other person wrote, so that the screen can show both. */
export const factChanged = (latest: FactRow | undefined) =>
  new AppError(
    'conflict',
    'changed-meanwhile',
    {
      vi: latest
        ? `${latest.written_by} vừa ghi số liệu khác cho tiêu chí này. Hãy xem số liệu đó rồi quyết định; phần đang nhập chưa được ghi.`
        : 'Số liệu này vừa được người khác bỏ. Hãy xem lại rồi quyết định; phần đang nhập chưa được ghi.',
      en: latest
        ? `${latest.written_by} has just written other figures here. Look at them and decide; what you entered is not stored.`
        : 'Somebody has just removed these figures. Look again and decide; what you entered is not stored.',
    },
    latest
      ? [
          {
            code: 'latest',
            where: { fact: latest.fact, version: latest.version, writtenAt: latest.written_at.toISOString() },
            text: latest.written_by,
          },
        ]
      : [],
  )

export const yearChanged = () =>
  new AppError('conflict', 'changed-meanwhile', {
    vi: 'Người khác vừa sửa mục này. Hãy tải lại để xem giá trị mới rồi sửa tiếp; phần đang nhập chưa được ghi.',
    en: 'Somebody has just changed this. Reload to see the new values and go on; what you entered is not stored.',
  })

export const importChanged = () =>
  new AppError('conflict', 'changed-meanwhile', {
    vi: 'Sau khi xem trước, đã có người ghi số liệu. Chưa ghi gì; hãy xem trước lại rồi nhập.',
    en: 'Somebody wrote figures after the preview. Nothing was stored; preview again, then import.',
  })

export const fileAtFault = (problems: readonly Problem[]) =>
  new AppError(
    'invalid',
    'facts-file-at-fault',
    {
      vi: `Tệp số liệu có ${problems.length} lỗi nên chưa ghi gì. Hãy sửa các dòng được nêu rồi nhập lại.`,
      en: `The facts file has ${problems.length} faults, so nothing was stored. Mend the lines named and import again.`,
    },
    problems,
  )

export const leadOfAnother = () =>
  new AppError('invalid', 'lead-of-another', {
    vi: 'Đơn vị chủ trì phải thuộc cơ quan được chấm điểm. Hãy chọn đơn vị khác.',
    en: 'The leading unit must belong to the assessed department. Choose another.',
  })
