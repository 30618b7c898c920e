import { lookAtScreens } from './lookAtScreens.ts'

lookAtScreens('phone')
