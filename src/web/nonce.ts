/**
 * Gives the page's nonce to every style element that a library creates. Without it the content policy drops some of
 * antd's styles (scroll lock, scrollbar measure) and the page behind a dialog keeps scrolling.
 */
export const pageNonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''

const createElement = document.createElement.bind(document)

document.createElement = ((name: string, options?: ElementCreationOptions) => {
  const element = createElement(name, options)
  if (element instanceof HTMLStyleElement) element.nonce = pageNonce
  return element
}) as typeof document.createElement
