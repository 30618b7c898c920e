/** Exact figures travel as text with a point; people read a comma. Nothing is computed here. */
export const formatFigure = (figure: string): string => figure.replace('.', ',')
