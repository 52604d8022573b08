import { graphlib, layout } from '@dagrejs/dagre';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Definition, exits, type Fault, spoken } from './flow';
import classes from './flows.module.css';

const CARD = { width: 180, height: 58 };

interface Point {
  x: number;
  y: number;
}

/** Places the nodes in rows, from the start down, and leads the lines around them. */
function placed(definition: Definition, called: (exit: string) => string) {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 54, marginx: 16, marginy: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  definition.nodes.forEach((node) => graph.setNode(node.id, { ...CARD }));
  const lines = definition.nodes.flatMap((node) => exits(node).map(([exit, to]) => ({ from: node.id, to, label: called(exit) })));
  lines.filter(({ to }) => graph.hasNode(to)).forEach(({ from, to, label }, index) => graph.setEdge(from, to, { label, width: Math.min(130, label.length * 7 + 8), height: 18, labelpos: 'c' }, String(index)));
  layout(graph);
  const size = graph.graph() as { width?: number; height?: number };
  return {
    width: size.width ?? 0,
    height: size.height ?? 0,
    nodes: definition.nodes.map((node) => ({ node, at: graph.node(node.id) as unknown as Point })),
    lines: graph.edges().map((edge) => ({ key: `${edge.v} ${edge.w} ${edge.name}`, ...(graph.edge(edge) as unknown as Point & { points: Point[]; label: string }) })),
  };
}

/** The flow as a picture to look at; the steps beside it say the same in words. Faults stand at their nodes. */
export default function FlowPicture({ definition, faults }: { definition: Definition; faults: Fault[] }) {
  const { t } = useTranslation('flows');
  const { width, height, nodes, lines } = useMemo(() => placed(definition, (exit) => t(`way.${exit}`, { defaultValue: exit })), [definition, t]);
  return (
    <div className={classes.picture} dir="ltr" tabIndex={0} role="region" aria-label={t('picture')}>
      <div className={classes.canvas} style={{ width, height }}>
        <svg width={width} height={height} aria-hidden>
          <defs>
            <marker id="flow-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
              <path d="M0 0L8 4L0 8z" className={classes.arrow} />
            </marker>
          </defs>
          {lines.map(({ key, points }) => (
            <path key={key} className={classes.way} markerEnd="url(#flow-arrow)" d={points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')} />
          ))}
        </svg>
        {lines.map(({ key, x, y, label }) => (
          <span key={key} className={classes.wayLabel} style={{ left: x, top: y }}>
            <bdi>{label}</bdi>
          </span>
        ))}
        {nodes.map(({ node, at }) => {
          const wrong = faults.filter((fault) => fault.node === node.id);
          return (
            <div key={node.id} className={classes.card} data-start={node.id === definition.start || undefined} data-wrong={wrong.length > 0 || undefined} style={{ left: at.x, top: at.y, ...CARD }} title={wrong.map(({ detail }) => detail).join('\n') || undefined}>
              <strong>
                {wrong.length > 0 && <IconAlertTriangle size={14} role="img" aria-label={wrong.map(({ detail }) => detail).join(' ')} />}
                {t(`type.${node.type}`, { defaultValue: node.type })}
              </strong>
              <span>{spoken(node.text) || node.id}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
