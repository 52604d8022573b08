import { IconUser } from '@tabler/icons-react';
import classes from './person.module.css';

const HUES = 6;

/** Initials, or a figure where there is a number instead of a name, in a colour that stays the same for the same id. Decorative: the name stands beside it. */
export function PersonMark({ id, name, size = 34 }: { id: string; name: string | null; size?: number }) {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  const initials = (name ?? '').split(/\s+/).filter((word) => /^\p{L}/u.test(word)).map((word) => word[0]).slice(0, 2).join('').toUpperCase();
  return (
    <span className={classes.mark} data-hue={name ? sum % HUES : 'none'} style={{ width: size, height: size, fontSize: size * 0.38 }} aria-hidden>
      {initials || <IconUser size={size * 0.55} stroke={1.7} />}
    </span>
  );
}
