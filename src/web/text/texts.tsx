/** The screens' texts in the chosen language. A language is loaded when it is first needed. */
import { createContext, use } from 'react'
import type { Language } from '../session.ts'
import type { Texts } from './vi.ts'

export type { Texts }

export async function loadTexts(language: Language): Promise<Texts> {
  if (language === 'en') return (await import('./en.ts')).en
  return (await import('./vi.ts')).vi
}

interface Speaking {
  readonly t: Texts
  readonly language: Language
  readonly switchTo: (language: Language) => Promise<void>
}

export const SpeakingContext = createContext<Speaking | null>(null)

/** The texts: `const t = useTexts()`, then `t.users.title`. */
export const useTexts = (): Texts => useSpeaking().t

export function useSpeaking(): Speaking {
  const speaking = use(SpeakingContext)
  if (!speaking) throw new Error('Texts are used outside the application')
  return speaking
}
