import encodeQR from 'qr';
import { useMemo } from 'react';
import classes from './account.module.css';

/** A QR code drawn here, so that what it says goes nowhere else. Dark on light in every theme: cameras want it so. */
export function QrCode({ value, label }: { value: string; label: string }) {
  const rows = useMemo(() => encodeQR(value, 'raw', { ecc: 'medium', border: 3 }), [value]);
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={label} className={classes.qr} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
