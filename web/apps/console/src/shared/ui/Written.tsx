/** Names and addresses as they are written: one without a letter, such as a number, from left to right in every language. */
export function Written({ children, title }: { children: string; title?: string | undefined }) {
  const letters = /\p{L}/u.test(children);
  return (
    <bdi dir={letters ? undefined : 'ltr'} className={letters ? undefined : 'tabular'} title={title}>
      {children}
    </bdi>
  );
}
