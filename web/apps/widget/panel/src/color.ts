/**
 * Sets the business's colour, and black or white on it, whichever reads better (WCAG 2.2 relative luminance).
 * Anything but #rrggbb keeps the colour of the style sheet.
 */
export function paint(color: string): void {
  const text = readableOn(color);
  if (text === null) return;
  document.documentElement.style.setProperty('--accent', color);
  document.documentElement.style.setProperty('--on-accent', text);
}

export function readableOn(color: string): '#ffffff' | '#111111' | null {
  const hex = /^#([0-9a-f]{6})$/i.exec(color)?.[1];
  if (!hex) return null;
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= 4.5 ? '#ffffff' : '#111111';
}
