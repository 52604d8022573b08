import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Interaction } from '../session/protocol';
import { Composer } from './Composer';

const session = { send: vi.fn(), typing: vi.fn(), command: vi.fn(() => Promise.resolve()) };
vi.mock('../session/AgentProvider', () => ({ useAgentSession: () => session }));

const show = (id: string) => (
  <MantineProvider>
    <QueryClientProvider client={new QueryClient()}>
      <Composer key={id} interaction={{ id } as Interaction} />
    </QueryClientProvider>
  </MantineProvider>
);
const reply = () => screen.getByRole('textbox', { name: 'composer.replyLabel' });

beforeEach(() => vi.clearAllMocks());

describe('the composer', () => {
  it('sends with Enter, breaks the line with Shift+Enter, and is empty afterwards', async () => {
    render(show('i1'));
    await userEvent.type(reply(), 'one{Shift>}{Enter}{/Shift}two{Enter}');
    expect(session.send).toHaveBeenCalledWith('i1', 'one\ntwo', []);
    expect(reply()).toHaveProperty('value', '');
  });

  it('keeps a draft for each conversation', async () => {
    const { rerender } = render(show('i1'));
    await userEvent.type(reply(), 'for the first');
    rerender(show('i2'));
    expect(reply()).toHaveProperty('value', '');
    rerender(show('i1'));
    expect(reply()).toHaveProperty('value', 'for the first');
  });

  it('never sends a note to the customer', async () => {
    render(show('i1'));
    await userEvent.click(screen.getByRole('radio', { name: 'composer.note' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'composer.noteLabel' }), 'they are angry{Enter}');
    expect(session.command).toHaveBeenCalledWith({ type: 'addNote', interactionId: 'i1', text: 'they are angry' });
    expect(session.send).not.toHaveBeenCalled();
    expect(session.typing).not.toHaveBeenCalled();
  });

  it('sends nothing that is only blanks, and tells of typing once in a while', async () => {
    render(show('i1'));
    await userEvent.type(reply(), '   {Enter}');
    expect(session.send).not.toHaveBeenCalled();
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now());
    await userEvent.type(reply(), 'hello');
    expect(session.typing).toHaveBeenCalledTimes(1);
    clock.mockRestore();
  });
});
