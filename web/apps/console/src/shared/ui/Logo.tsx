/** The sign of the house: a jack of the exchange with its lamp lit. Decorative; the name stands beside it. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false" style={{ flexShrink: 0 }}>
      <rect width="32" height="32" rx="8" fill="#12464a" />
      <path d="M22.6 11.2A8.3 8.3 0 1 0 22.6 20.8" fill="none" stroke="#e8f4f3" strokeWidth="3.2" strokeLinecap="round" />
      <circle cx="16" cy="16" r="2.9" fill="#f2a33a" />
    </svg>
  );
}
