/** Exact figures travel as text with a point; people read and write a comma. Nothing is computed here. */

/** With a comma; also a figure that is still being typed. */
export const formatFigure = (figure: string): string => figure.replace('.', ',')
export const withPoint = (typed: string): string => typed.replace(',', '.')
