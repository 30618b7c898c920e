/** Two buttons, one for each language; the chosen one is pressed. */
import { ApiRefusal } from '../api.ts'
import { useNotice } from '../components/notices.tsx'
import type { Language } from '../session.ts'
import { useSpeaking } from '../text/texts.tsx'

const choices: readonly { readonly language: Language; readonly short: string }[] = [
  { language: 'vi', short: 'VI' },
  { language: 'en', short: 'EN' },
]

export function LanguageSwitch() {
  const { t, language, switchTo } = useSpeaking()
  const notice = useNotice()
  const choose = (wanted: Language) => {
    if (wanted === language) return
    switchTo(wanted).catch((error: unknown) => notice.refused(error instanceof ApiRefusal ? error.text : String(error)))
  }
  return (
    <fieldset className="language-switch">
      <legend className="unseen">{t.common.language}</legend>
      {choices.map((choice) => (
        <button
          key={choice.language}
          type="button"
          lang={choice.language}
          aria-pressed={choice.language === language}
          onClick={() => choose(choice.language)}
        >
          {choice.short}
          <span className="unseen"> – {choice.language === 'vi' ? t.common.vietnamese : t.common.english}</span>
        </button>
      ))}
    </fieldset>
  )
}
