/** The pages of the menu, in its order. A new page adds its line here, its route in `routes.tsx`, its words in `text/`. */
import {
  ApartmentOutlined,
  ApiOutlined,
  AuditOutlined,
  CheckSquareOutlined,
  DashboardOutlined,
  FileDoneOutlined,
  OrderedListOutlined,
  ScheduleOutlined,
  SettingOutlined,
  TeamOutlined,
  TrophyOutlined,
  UserOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import type { Permission } from '../../core/access/permissions.ts'
import type { Texts } from '../text/texts.tsx'

export interface PageEntry {
  readonly name: keyof Texts['shell']['pages']
  /** The address; pages below it (`/ke-hoach/…`) belong to the same entry. */
  readonly to: string
  /** Who sees it: anybody who may do one of these somewhere; everybody where the list is empty. */
  readonly anyOf: readonly Permission[]
  readonly group: keyof Texts['shell']['groups']
  readonly icon: ComponentType
  /** True for a page of an entry of its own (built apart from this application). */
  readonly apart?: boolean
}

export const pageEntries: readonly PageEntry[] = [
  { name: 'overview', to: '/', anyOf: [], group: 'work', icon: DashboardOutlined },
  { name: 'sheets', to: '/bang-diem', anyOf: ['readDepartment'], group: 'work', icon: FileDoneOutlined },
  { name: 'plans', to: '/ke-hoach', anyOf: ['readDepartment'], group: 'work', icon: ScheduleOutlined },
  { name: 'tasks', to: '/nhiem-vu', anyOf: ['readDepartment'], group: 'work', icon: CheckSquareOutlined },
  { name: 'results', to: '/ket-qua', anyOf: ['readDepartment'], group: 'work', icon: TrophyOutlined },
  { name: 'catalogue', to: '/bo-tieu-chi', anyOf: ['readDepartment'], group: 'work', icon: OrderedListOutlined },
  { name: 'units', to: '/don-vi', anyOf: ['readDepartment'], group: 'office', icon: ApartmentOutlined },
  { name: 'users', to: '/nguoi-dung', anyOf: ['writeUsers'], group: 'office', icon: TeamOutlined },
  { name: 'audit', to: '/nhat-ky', anyOf: ['readAudit'], group: 'system', icon: AuditOutlined },
  {
    name: 'settings',
    to: '/thiet-lap',
    anyOf: ['writeSettings', 'makeBackups'],
    group: 'system',
    icon: SettingOutlined,
  },
  { name: 'account', to: '/tai-khoan', anyOf: [], group: 'system', icon: UserOutlined },
  { name: 'api', to: '/api', anyOf: [], group: 'system', icon: ApiOutlined, apart: true },
]

/** The entry an address belongs to, or null for an address that no page has. */
export function entryOf(pathname: string): PageEntry | null {
  const found = pageEntries.filter(({ to }) => pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)))
  return found[0] ?? null
}
