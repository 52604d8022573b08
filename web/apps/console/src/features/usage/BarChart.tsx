import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Bar, shareOf } from './sums';
import classes from './usage.module.css';

const ROW = 28;

/** Bars of one meter. The picture says its highest and its lowest in words; every figure stands beside its bar and in the table. */
export function BarChart({ title, bars }: { title: string; bars: Bar[] }) {
  const { t } = useTranslation('usage');
  const sorted = [...bars].sort((a, b) => b.value - a.value);
  const [highest, lowest] = [sorted[0], sorted[sorted.length - 1]];
  if (!highest || !lowest) return null;
  const words = t('chart', { title, count: bars.length, highest: highest.label, most: highest.text, lowest: lowest.label, least: lowest.text });
  return (
    <figure className={classes.chart}>
      <figcaption>
        <Title order={3}>{title}</Title>
      </figcaption>
      <div className={classes.plot}>
        <Texts bars={bars} of="label" />
        <svg role="img" aria-label={words} width="100%" height={bars.length * ROW} viewBox={`0 0 100 ${bars.length * ROW}`} preserveAspectRatio="none" className={classes.bars}>
          {bars.map((bar, index) => (
            <rect key={bar.key} x="0" y={index * ROW + 6} width={shareOf(bar.value, bars)} height={ROW - 12} />
          ))}
        </svg>
        <Texts bars={bars} of="text" />
      </div>
    </figure>
  );
}

function Texts({ bars, of }: { bars: Bar[]; of: 'label' | 'text' }) {
  return (
    <div className={classes.texts} aria-hidden>
      {bars.map((bar) => (
        <span key={bar.key} style={{ height: ROW, lineHeight: `${ROW}px` }} title={bar[of]}>
          <bdi>{bar[of]}</bdi>
        </span>
      ))}
    </div>
  );
}
