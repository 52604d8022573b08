import { afterEach, describe, expect, it, vi } from 'vitest';
import { opensPages, openPage } from './pages';

afterEach(() => vi.restoreAllMocks());

describe('the page of a contact', () => {
  it('opens in a window of its own, and only with https', () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    openPage({ name: 'CRM', url: 'https://crm.example.com/?p=1' });
    openPage({ name: 'CRM', url: 'javascript:alert(1)' });
    openPage(undefined);
    expect(open.mock.calls).toEqual([['https://crm.example.com/?p=1', '_blank', 'noopener,noreferrer']]);
  });

  it('opens by itself where the agent has said so, in this browser', () => {
    expect(opensPages.get()).toBe(false);
    opensPages.set(true);
    expect(opensPages.get()).toBe(true);
    opensPages.set(false);
    expect(opensPages.get()).toBe(false);
  });
});
