import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setPreferences } from '@/shared/prefs/prefs';
import { useShortcut, useShortcutListener } from './shortcuts';

function Keys({ single, chord, inner }: { single: () => void; chord: () => void; inner?: () => void }) {
  useShortcutListener();
  useShortcut('a', 'Accept', 'Offers', single);
  useShortcut('mod+k', 'Palette', 'Everywhere', chord);
  return (
    <>
      <input aria-label="field" />
      {inner && <Inner run={inner} />}
    </>
  );
}

function Inner({ run }: { run: () => void }) {
  useShortcut('a', 'Other', 'Offers', run);
  return null;
}

describe('shortcuts', () => {
  beforeEach(() => setPreferences({ singleKeys: true }));

  it('run, but single keys not while somebody types', async () => {
    const [single, chord] = [vi.fn(), vi.fn()];
    const { getByLabelText } = render(<Keys single={single} chord={chord} />);
    await userEvent.keyboard('a');
    await userEvent.click(getByLabelText('field'));
    await userEvent.keyboard('a{Control>}k{/Control}');
    expect(single).toHaveBeenCalledTimes(1);
    expect(chord).toHaveBeenCalledTimes(1);
  });

  it('leave single keys alone when they are turned off (WCAG 2.1.4)', async () => {
    const [single, chord] = [vi.fn(), vi.fn()];
    setPreferences({ singleKeys: false });
    render(<Keys single={single} chord={chord} />);
    await userEvent.keyboard('a{Control>}k{/Control}');
    expect(single).not.toHaveBeenCalled();
    expect(chord).toHaveBeenCalledTimes(1);
  });

  it('belong to what was shown last', async () => {
    const [single, inner] = [vi.fn(), vi.fn()];
    const { rerender } = render(<Keys single={single} chord={vi.fn()} inner={inner} />);
    // Effects of children run first, so the outer one came later here and wins until the inner one is shown anew.
    rerender(<Keys single={single} chord={vi.fn()} />);
    rerender(<Keys single={single} chord={vi.fn()} inner={inner} />);
    await userEvent.keyboard('a');
    expect(inner).toHaveBeenCalledTimes(1);
    expect(single).not.toHaveBeenCalled();
  });
});
