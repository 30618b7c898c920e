/** What this feature refuses, in words. */
import { AppError } from '../../../core/values/appError.ts'
import type { Problem } from '../../../core/values/result.ts'

export const setNotFound = () =>
  new AppError('notFound', 'set-not-found', {
    vi: 'Không có bộ tiêu chí này, hoặc bản nháp đã bị xoá. Hãy quay về danh sách bộ tiêu chí.',
    en: 'There is no such criteria set, or the draft was deleted. Go back to the list of sets.',
  })

export const folderNotFound = (folder: string) =>
  new AppError('notFound', 'folder-not-found', {
    vi: `Không có thư mục bộ tiêu chí “${folder}”, hoặc không đọc được. Hãy chọn một thư mục trong danh sách.`,
    en: `There is no folder “${folder}” of criteria sets, or it cannot be read. Choose one from the list.`,
  })

export const unreadableArchive = (problems: readonly Problem[]) =>
  new AppError(
    'invalid',
    'unreadable-archive',
    {
      vi: 'Không đọc được tệp ZIP này. Hãy nén thư mục có catalogue.yaml và các tệp lĩnh vực rồi tải lại.',
      en: 'This ZIP cannot be read. Pack the folder that holds catalogue.yaml and the field files, and upload it again.',
    },
    problems,
  )

export const setHasFaults = (problems: readonly Problem[]) =>
  new AppError(
    'conflict',
    'set-has-faults',
    {
      vi: `Bộ tiêu chí còn ${problems.length} lỗi nên chưa đưa vào áp dụng được. Hãy sửa các tệp rồi tải lên lại.`,
      en: `The set still has ${problems.length} faults and cannot be taken into use. Mend the files and upload them again.`,
    },
    problems,
  )

export const notADraft = () =>
  new AppError('conflict', 'set-not-draft', {
    vi: 'Bộ tiêu chí này đã được đưa vào áp dụng nên không sửa, không xoá. Muốn thay đổi thì lập phiên bản mới.',
    en: 'This set was taken into use, so it is neither changed nor deleted. Make a new version to change it.',
  })

export const changedMeanwhile = () =>
  new AppError('conflict', 'set-changed', {
    vi: 'Người khác vừa thay tệp của bản nháp này. Hãy tải lại trang để xem bản mới rồi làm tiếp.',
    en: 'Somebody has just replaced the files of this draft. Reload the page to see them, then go on.',
  })

export const versionNotHigher = (catalogue: string, used: number) =>
  new AppError('conflict', 'version-not-higher', {
    vi: `Bộ ${catalogue} đã dùng đến phiên bản ${used}. Hãy ghi version: ${used + 1} trong catalogue.yaml rồi tải lên lại.`,
    en: `Version ${used} of ${catalogue} was already in use. Write version: ${used + 1} in catalogue.yaml and upload it again.`,
  })

export const sameYear = (year: number) =>
  new AppError('invalid', 'same-year', {
    vi: `Bộ này đã là của năm ${year}. Hãy chọn năm khác.`,
    en: `This set is already of ${year}. Choose another year.`,
  })

export const noSetInUse = (year: number) =>
  new AppError('notFound', 'no-set-in-use', {
    vi: `Năm ${year} chưa có bộ tiêu chí đang áp dụng. Văn phòng Sở đưa một bộ vào áp dụng ở mục Bộ tiêu chí.`,
    en: `No criteria set is in use for ${year}. The Office takes one into use under Criteria sets.`,
  })

export const setNoLongerSound = (problems: readonly Problem[]) =>
  new AppError(
    'conflict',
    'set-no-longer-sound',
    {
      vi: 'Bản phần mềm này thấy lỗi trong bộ tiêu chí đang áp dụng nên chưa chấm điểm được. Hãy đưa vào một phiên bản đã sửa.',
      en: 'This release finds faults in the set in use and cannot score by it. Take a corrected version into use.',
    },
    problems,
  )
