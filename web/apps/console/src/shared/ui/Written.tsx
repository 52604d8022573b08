import classes from './ui.module.css';

interface WrittenProps {
  children: string;
  title?: string | undefined;
  /** What has no room on its line is cut off at its own end, also where the page is written from the other side. */
  cut?: boolean;
}

/** Names and addresses as they are written: one without a letter, such as a number, from left to right in every language. */
export function Written({ children, title, cut = false }: WrittenProps) {
  const letters = /\p{L}/u.test(children);
  return (
    <bdi dir={letters ? undefined : 'ltr'} className={[cut && classes.cut, !letters && 'tabular'].filter(Boolean).join(' ') || undefined} title={title ?? (cut ? children : undefined)}>
      {children}
    </bdi>
  );
}
