/**
 * One declaration of a route: the server's types, the browser's client and the OpenAPI document all come from it.
 * Paths carry parameters as `:name`. Uploads are raw bytes with the file's name in the query.
 */
import { z } from 'zod'
import type { Permission } from '../core/access/permissions.ts'
import { isCalendarDate } from '../core/values/calendarDate.ts'

/** `public`: without signing in. `signedIn`: anybody's own matters. Else a permission, checked again against the thing. */
export type RoutePermission = 'public' | 'signedIn' | Permission

export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: `/api/${string}`
  /** One line in Vietnamese for the API page. */
  readonly summary: string
  readonly permission: RoutePermission
  readonly params: Params
  readonly query: Query
  /** JSON body; for an upload `z.undefined()` with `upload` set. */
  readonly body: Body
  readonly upload?: Upload
  /** The most bytes of a JSON body, where the usual limit is too small. */
  readonly maxBodyBytes?: number
  /** JSON answer; `z.undefined()` answers 204. For a file `download` names its type. */
  readonly answer: Answer
  readonly download?: string | undefined
}

export interface Upload {
  readonly what: string
  readonly maxBytes: number
}

type Empty = z.ZodObject<Record<never, never>>

/** Declares a route; what is left out is empty. */
export function route<
  Params extends z.ZodType = Empty,
  Query extends z.ZodType = Empty,
  Body extends z.ZodType = z.ZodUndefined,
  Answer extends z.ZodType = z.ZodUndefined,
  const Allowed extends RoutePermission = RoutePermission,
  const Download extends string | undefined = undefined,
>(spec: {
  readonly method: Route['method']
  readonly path: Route['path']
  readonly summary: string
  readonly permission: Allowed
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly upload?: Upload
  readonly maxBodyBytes?: number
  readonly answer?: Answer
  readonly download?: Download
}): Route<Params, Query, Body, Answer> & { readonly permission: Allowed; readonly download: Download } {
  const { params, query, body, answer, download, ...rest } = spec
  return {
    ...rest,
    download: download as Download,
    params: (params ?? z.strictObject({})) as Params,
    query: (query ?? z.strictObject({})) as Query,
    body: (body ?? z.undefined()) as Body,
    answer: (answer ?? z.undefined()) as Answer,
  }
}

/** Paging of every list: `page` counts from 1. */
export const Paging = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
})

/** Sorting of a list by one of its columns; a list has its own order where nothing is asked. */
export const sortingBy = <const Columns extends readonly [string, ...string[]]>(columns: Columns) =>
  z.object({ sort: z.enum(columns).optional(), order: z.enum(['asc', 'desc']).default('asc') })

export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), total: z.number().int(), page: z.number().int(), pageSize: z.number().int() })

/** What every refusal answers with. */
export const Refusal = z.object({
  code: z.string(),
  text: z.string(),
  problems: z.array(z.object({ code: z.string(), where: z.unknown(), text: z.string() })),
  requestId: z.string(),
})
export type Refusal = z.infer<typeof Refusal>

/** What an Excel file would do, or did: nothing is written while it has a problem. */
export const SheetImport = z.object({
  created: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  problems: z.array(z.object({ code: z.string(), where: z.string(), text: z.string() })),
})
export type SheetImport = z.infer<typeof SheetImport>

export const Id = z.uuid()
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, {
  error: 'Ngày viết theo dạng năm-tháng-ngày, ví dụ 2023-04-15. / Write a day as year-month-day: 2023-04-15.',
})
/** A day to look up; where days are written, their own rules say what is wrong with 30/02. */
export const DayAsked = Day.refine(isCalendarDate, {
  error: 'Ngày không có trong lịch. / This day is not in the calendar.',
})
export const Year = z.coerce.number().int().min(2000).max(2100)
const MOST_WRITINGS = 2_147_483_647
/** Counts the writings of a thing from 1, as far as its column in the database does. */
export const Version = z.number().int().min(1).max(MOST_WRITINGS)
/** The same in a query, where it comes as text. */
export const VersionInQuery = z.coerce.number().int().min(1).max(MOST_WRITINGS)
// Control characters but for tab and line ends, and halves of surrogate pairs: no keyboard types them, no file keeps them.
const untypable = /[\p{Cs}\p{Cc}]/u
const lineEnds = /[\t\n\r]/g

/** Text that people type: trimmed, NFC, with a limit. */
export const typedText = (maxLength: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .max(maxLength)
        .refine((text) => !untypable.test(text.replace(lineEnds, '')), {
          error:
            'Có ký tự không hợp lệ (ký tự điều khiển). Xoá rồi gõ lại. / An invalid (control) character: type it again.',
        }),
    )
export const filledText = (maxLength: number) => typedText(maxLength).pipe(z.string().min(1))
