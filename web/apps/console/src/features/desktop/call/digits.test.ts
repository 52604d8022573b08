import { expect, it } from 'vitest';
import { DigitQueue } from './digits';

function slowSender() {
  const sent: string[] = [];
  const answers: ((ok: boolean) => void)[] = [];
  const send = (digits: string) => {
    sent.push(digits);
    return new Promise((resolve, reject) => answers.push((ok) => (ok ? resolve(null) : reject(new Error('no')))));
  };
  const answer = async (ok = true) => {
    answers.shift()?.(ok);
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { sent, send, answer };
}

it('keeps the order and sends together what is pressed while the first is under way', async () => {
  const { sent, send, answer } = slowSender();
  const queue = new DigitQueue(send);
  [...'1234#'].forEach((key) => queue.press(key));
  expect(sent).toEqual(['1']);
  await answer();
  expect(sent).toEqual(['1', '234#']);
  await answer();
  queue.press('9');
  expect(sent).toEqual(['1', '234#', '9']);
});

it('goes on after a refusal, and never asks for more than the carrier takes', async () => {
  const { sent, send, answer } = slowSender();
  const queue = new DigitQueue(send);
  queue.press('1'.repeat(40));
  await answer(false);
  expect(sent.map((digits) => digits.length)).toEqual([32, 8]);
});
