/** Everything the pages stand in: answers kept for a while, the language, the kit, short notices, addresses. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { accountRoutes, type Me } from '../../contract/accounts.ts'
import { ApiRefusal, call } from '../api.ts'
import { Notices } from '../components/notices.tsx'
import { queryOf } from '../query.ts'
import { type Language, rememberLanguage, session } from '../session.ts'
import { loadTexts, SpeakingContext, type Texts } from '../text/texts.tsx'
import { Kit, type KitLocale, loadKitLocale } from './kit.tsx'
import { router } from './routes.tsx'

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // While the database comes back the same question is worth asking again; any other refusal stays one.
      retry: (failures, error) => error instanceof ApiRefusal && [0, 503].includes(error.status) && failures < 6,
      retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 8000),
    },
  },
})

interface AppProps {
  readonly me: Me
  readonly texts: Texts
  readonly kitLocale: KitLocale
}

export function App({ me, texts, kitLocale }: AppProps) {
  const [spoken, setSpoken] = useState({ language: me.language, texts, kitLocale })
  useEffect(() => {
    document.documentElement.lang = spoken.language
    session.texts = spoken.texts.common
    rememberLanguage(spoken.language)
  }, [spoken])
  useState(() => queryClient.setQueryData(queryOf(accountRoutes.me, {}).queryKey, me))
  const speaking = useMemo(
    () => ({
      t: spoken.texts,
      language: spoken.language,
      switchTo: async (language: Language) => {
        await call(accountRoutes.changeLanguage, { body: { language } })
        const [nextTexts, nextLocale] = await Promise.all([loadTexts(language), loadKitLocale(language)])
        session.language = language
        setSpoken({ language, texts: nextTexts, kitLocale: nextLocale })
        await queryClient.invalidateQueries()
      },
    }),
    [spoken],
  )
  return (
    <QueryClientProvider client={queryClient}>
      <SpeakingContext value={speaking}>
        <Kit locale={spoken.kitLocale}>
          <Notices>
            <RouterProvider router={router} />
          </Notices>
        </Kit>
      </SpeakingContext>
    </QueryClientProvider>
  )
}
