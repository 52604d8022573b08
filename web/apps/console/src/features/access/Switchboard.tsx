import classes from './access.module.css';

const COLUMNS = 9;
const ROWS = 11;
/** Cords between jacks [column, row] → [column, row]: customers on one side, the right agent on the other. */
const cords: [number, number, number, number][] = [
  [1, 2, 6, 5],
  [2, 8, 7, 3],
  [0, 5, 4, 9],
];
const x = (column: number) => 40 + column * 52;
const y = (row: number) => 40 + row * 52;

/** The picture beside the forms: a telephone exchange at work. Says nothing that the page does not say. */
export function Switchboard({ caption }: { caption: string }) {
  const lit = new Set(cords.flatMap(([a, b, c, d]) => [`${a}-${b}`, `${c}-${d}`]));
  return (
    <aside className={classes.board}>
      <svg viewBox="0 0 496 600" preserveAspectRatio="xMidYMid slice" aria-hidden focusable="false">
        {Array.from({ length: ROWS * COLUMNS }, (_, index) => {
          const column = index % COLUMNS;
          const row = Math.floor(index / COLUMNS);
          const on = lit.has(`${column}-${row}`);
          return (
            <g key={index} className={on ? classes.jackOn : classes.jack}>
              <circle cx={x(column)} cy={y(row)} r="11" />
              <circle cx={x(column)} cy={y(row)} r={on ? 5.5 : 4} />
            </g>
          );
        })}
        {cords.map(([a, b, c, d], index) => (
          <path
            key={index}
            className={classes.cord}
            d={`M${x(a)} ${y(b)} C ${x(a) + 30} ${y(b) + 150}, ${x(c) - 40} ${y(d) + 170}, ${x(c)} ${y(d)}`}
            style={{ animationDelay: `${index * 0.35}s` }}
          />
        ))}
        <circle className={classes.ringing} cx={x(5)} cy={y(1)} r="6" />
      </svg>
      <p>{caption}</p>
    </aside>
  );
}
