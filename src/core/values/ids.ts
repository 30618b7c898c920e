/** Names that code and data know things by. Each has one maker here; swapping two kinds is a type error. */

declare const idBrand: unique symbol

type Id<Kind extends string> = string & { readonly [idBrand]: Kind }

/** The code of a field, criterion or component within one criteria set: `I`, `1.5`, `1.5.1`, `T2`. */
export type CriterionCode = Id<'criterion'>

/** A set's own name: `khanh-hoa/so/2022`; with the version it says what a score was given by. */
export type CriteriaSetId = Id<'criteriaSet'>

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u
const SET_ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]*(\/[\p{L}\p{N}][\p{L}\p{N}._-]*)*$/u

export const findCriterionCode = (text: string): CriterionCode | null =>
  CODE.test(text) ? (text as CriterionCode) : null

export const findCriteriaSetId = (text: string): CriteriaSetId | null =>
  text.length <= 120 && SET_ID.test(text) ? (text as CriteriaSetId) : null

/** The indicators that dossiers give; `core/indicators` computes them. A leaf may name one as the source of its fact. */
export const INDICATOR_IDS = [
  'IND-01',
  'IND-02',
  'IND-03',
  'IND-04',
  'IND-04a',
  'IND-05',
  'IND-06',
  'IND-07',
  'IND-08',
  'IND-09',
  'IND-10',
  'IND-11',
] as const
