/** The product's mark. It says nothing to a screen reader: the name stands beside it. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 40 40" aria-hidden="true">
      <rect width="40" height="40" rx="9" fill="#ffffff" fillOpacity="0.12" />
      <path d="M10 27v-6M16.7 27V16M23.3 27v-8M30 27V11" stroke="#fff" strokeWidth="3.6" strokeLinecap="round" />
      <path d="M9 32.5h22" stroke="#e3b04b" strokeWidth="2.4" strokeLinecap="round" />
    </svg>
  )
}
