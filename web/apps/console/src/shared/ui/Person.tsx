import { Avatar } from '@mantine/core';

const hues = ['petrol', 'lamp', 'grape', 'indigo', 'teal', 'pink', 'cyan'];

/** Initials in a colour that stays the same for the same id. Decorative: the name stands beside it. */
export function PersonMark({ id, name, size = 34 }: { id: string; name: string | null; size?: number }) {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  const initials = (name ?? '').split(/\s+/).filter(Boolean).map((word) => word[0]).slice(0, 2).join('').toUpperCase();
  return (
    <Avatar size={size} radius="xl" variant="light" color={name ? hues[sum % hues.length] ?? 'petrol' : 'gray'} aria-hidden>
      {initials || '?'}
    </Avatar>
  );
}
