/** The refusals of units, each told once. */
import { AppError } from '../../../core/values/appError.ts'

export const noSuchUnit = () =>
  new AppError('notFound', 'unit-not-found', {
    vi: 'Không có đơn vị này hoặc đơn vị thuộc cơ quan khác.',
    en: 'There is no such unit, or it belongs to another department.',
  })

export const unitChangedMeanwhile = () =>
  new AppError('conflict', 'changed-meanwhile', {
    vi: 'Đơn vị vừa được người khác sửa. Tải lại để xem giá trị mới rồi sửa tiếp; điều bạn vừa nhập chưa được ghi.',
    en: 'Someone else has just changed this unit. Reload to see the new values and go on; what you entered is not stored.',
  })

export const codeTaken = (code: string) =>
  new AppError('conflict', 'unit-code-taken', {
    vi: `Mã đơn vị "${code}" đã có trong cơ quan này. Hãy đặt mã khác.`,
    en: `The unit code "${code}" is already used in this department. Choose another.`,
  })

export const wouldLoop = () =>
  new AppError('invalid', 'unit-loop', {
    vi: 'Đơn vị cấp trên không thể là chính đơn vị này hoặc đơn vị nằm dưới nó. Chọn đơn vị cấp trên khác.',
    en: 'The unit above cannot be this unit, or one below it. Choose another.',
  })

export const mustStandUnder = () =>
  new AppError('invalid', 'unit-needs-parent', {
    vi: 'Phòng, trung tâm và đơn vị khác phải thuộc một cơ quan. Chọn đơn vị cấp trên.',
    en: 'A room, a centre or another unit stands under a department. Choose the unit above.',
  })

export const daysReversed = () =>
  new AppError('invalid', 'unit-days-reversed', {
    vi: 'Ngày hết hiệu lực đứng trước ngày bắt đầu. Sửa lại một trong hai ngày.',
    en: 'The last day of validity is before the first. Mend one of the two.',
  })

export const noSuchDay = (day: string) =>
  new AppError('invalid', 'no-such-day', {
    vi: `Không có ngày ${day} trong lịch. Nhập lại ngày.`,
    en: `There is no day ${day}. Enter it again.`,
  })

export const mergerNeedsLivingUnit = () =>
  new AppError('invalid', 'merger-target', {
    vi: 'Chỉ sáp nhập vào một đơn vị khác, cùng cơ quan và còn hiệu lực vào ngày đó.',
    en: 'A unit merges into another one of the same department that is valid on that day.',
  })

export const alreadyMerged = () =>
  new AppError('conflict', 'already-merged', {
    vi: 'Đơn vị này đã được sáp nhập trước đó.',
    en: 'This unit has been merged already.',
  })

export const noSuchGroup = () =>
  new AppError('notFound', 'unit-group-not-found', {
    vi: 'Không có nhóm đơn vị này hoặc nhóm thuộc cơ quan khác.',
    en: 'There is no such group of units, or it belongs to another department.',
  })

export const groupChangedMeanwhile = () =>
  new AppError('conflict', 'changed-meanwhile', {
    vi: 'Nhóm đơn vị vừa được người khác sửa. Tải lại để xem giá trị mới rồi sửa tiếp.',
    en: 'Someone else has just changed this group. Reload to see the new values and go on.',
  })

export const groupNameTaken = () =>
  new AppError('conflict', 'unit-group-name-taken', {
    vi: 'Đã có nhóm đơn vị mang tên này. Đặt tên khác.',
    en: 'There is a group with this name already. Choose another.',
  })

export const membersOfAnotherDepartment = () =>
  new AppError('invalid', 'unit-group-members', {
    vi: 'Nhóm chỉ gồm các đơn vị của cơ quan mình. Bỏ đơn vị của cơ quan khác.',
    en: 'A group holds units of the own department only. Take the others out.',
  })
