/** The launcher's and the iframe's looks; the page's own rules cannot reach into the shadow root. */
export const STYLES = [
  ':host{all:initial;position:fixed;z-index:2147483000;bottom:20px;inset-inline-end:20px;--accent:#0b6e5f;--on-accent:#fff}',
  '.launcher{all:unset;box-sizing:border-box;position:relative;display:grid;place-items:center;width:58px;height:58px;border-radius:50%;background:var(--accent);color:var(--on-accent);cursor:pointer;box-shadow:0 4px 16px #0005;transition:transform .15s}',
  '.launcher:hover{transform:scale(1.05)}',
  '.launcher:focus-visible{outline:3px solid #fff;box-shadow:0 0 0 6px #1b4fd6}',
  'svg{width:28px;height:28px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}',
  'svg+svg,:host(.open) svg:first-child{display:none}',
  ':host(.open) svg+svg{display:block}',
  '.badge{position:absolute;top:-4px;inset-inline-end:-4px;min-width:22px;box-sizing:border-box;padding:0 5px;border-radius:11px;background:#b3261e;color:#fff;font:600 13px/22px system-ui,sans-serif;text-align:center}',
  '.badge[hidden]{display:none}',
  '.panel{display:none;position:fixed;bottom:92px;inset-inline-end:20px;width:384px;height:min(640px,calc(100dvh - 112px));border:0;border-radius:16px;box-shadow:0 8px 40px #0006;background:#fff;color-scheme:normal}',
  ':host(.open) .panel{display:block}',
  '@media(prefers-color-scheme:dark){.panel{background:#171b1f}}',
  '@media(prefers-reduced-motion:reduce){.launcher{transition:none}}',
  '@media(max-width:480px){:host(.open) .panel{inset:0;width:100%;height:100dvh;border-radius:0}:host(.open) .launcher{display:none}}',
  '@media print{:host{display:none}}',
].join('');
