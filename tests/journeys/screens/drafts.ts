/** Drafts of plans where there is nothing yet: the list, the dialogs over it, a draft that is gone. The journey sees the rest. */
import { press, type Screen } from './screen.ts'

const DRAFTS = '/ke-hoach/du-thao'

export const draftScreens: readonly Screen[] = [
  { name: 'drafts', path: DRAFTS, as: 'office' },
  { name: 'drafts-read-only', path: DRAFTS, as: 'officer' },
  {
    name: 'drafts-make',
    path: DRAFTS,
    as: 'office',
    act: press('Lập kế hoạch từ điểm bị mất'),
    shows: '[role=dialog]',
  },
  { name: 'drafts-template', path: DRAFTS, as: 'office', act: press('Dùng mẫu riêng'), shows: '[role=dialog]' },
  { name: 'draft-gone', path: `${DRAFTS}/00000000-0000-4000-8000-000000000000`, as: 'office' },
]
