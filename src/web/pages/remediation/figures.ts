/** A figure as people write it, with a comma; also one that is still being typed. */
export const withComma = (figure: string): string => figure.replace('.', ',')
export const withPoint = (typed: string): string => typed.replace(',', '.')
