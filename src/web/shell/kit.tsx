/** The screens' kit (antd) as this product wears it: colours that pass for contrast, Vietnamese dates, the page's nonce. */
import { ConfigProvider } from 'antd'
import type { Locale } from 'antd/es/locale/index.js'
import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat.js'
import type { ReactNode } from 'react'
import { pageNonce } from '../nonce.ts'
import type { Language } from '../session.ts'

dayjs.extend(customParseFormat)

export type KitLocale = Locale

/** The month and year buttons of the calendar carry texts that screen readers and eyes read differently: left out. */
export async function loadKitLocale(language: Language): Promise<KitLocale> {
  const [{ default: kit }] =
    language === 'en'
      ? await Promise.all([import('antd/es/locale/en_GB.js'), import('dayjs/locale/en-gb.js')])
      : await Promise.all([import('antd/es/locale/vi_VN.js'), import('dayjs/locale/vi.js')])
  dayjs.locale(language === 'en' ? 'en-gb' : 'vi')
  const picker = kit.DatePicker
  if (!picker) return kit
  const { monthSelect: _month, yearSelect: _year, ...lang } = picker.lang
  return { ...kit, DatePicker: { ...picker, lang: { ...lang, monthSelect: '', yearSelect: '' } } }
}

const theme = {
  hashed: false,
  token: {
    colorPrimary: '#0b4f73',
    colorInfo: '#0b4f73',
    colorLink: '#0b4f73',
    colorLinkHover: '#083b57',
    colorSuccess: '#12633a',
    colorWarning: '#7a4a00',
    colorError: '#a3201d',
    colorText: '#12283a',
    colorTextSecondary: '#46596a',
    colorTextTertiary: '#4f6272',
    colorTextDescription: '#46596a',
    colorTextPlaceholder: '#566876',
    colorTextDisabled: '#566876',
    colorBorder: '#9aabb7',
    colorBorderSecondary: '#d5dee5',
    colorBgLayout: '#f3f6f8',
    controlItemBgActive: '#e0ecf3',
    controlItemBgActiveHover: '#d3e4ee',
    controlItemBgHover: '#eef4f8',
    borderRadius: 8,
    controlHeight: 36,
    fontSize: 14,
    fontFamily: 'var(--font)',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 600 },
    Form: { labelColor: '#12283a', verticalLabelPadding: '0 0 4px', itemMarginBottom: 22 },
    Tabs: { itemColor: '#46596a', titleFontSize: 14 },
    Drawer: { paddingLG: 24 },
    Select: { optionSelectedBg: '#e0ecf3', optionSelectedColor: '#083b57' },
  },
} as const

interface KitProps {
  readonly locale: KitLocale
  readonly children: ReactNode
}

export function Kit({ locale, children }: KitProps) {
  return (
    <ConfigProvider
      locale={locale}
      theme={theme}
      csp={{ nonce: pageNonce }}
      getPopupContainer={popupContainer}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: markOptional }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  )
}

/** Lists and calendars open inside the dialog or the page's main part that they belong to, so that they are found there. */
function popupContainer(trigger?: HTMLElement): HTMLElement {
  return trigger?.closest<HTMLElement>('[role=dialog]') ?? document.querySelector('main') ?? document.body
}

/** Most fields are needed, so the few that are not carry the mark. */
function markOptional(label: ReactNode, { required }: { required: boolean }): ReactNode {
  return required ? label : <span className="optional-label">{label}</span>
}
