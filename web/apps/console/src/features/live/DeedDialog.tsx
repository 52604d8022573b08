import { Alert, Button, Checkbox, Group, Modal, NumberInput, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '@/shared/ui';
import type { AgentNow, QueueNow, Waiting } from './types';
import { useDeed } from './useDeed';

export type Deed = 'push' | 'move' | 'priority';

interface DeedDialogProps {
  kind: Deed;
  waiting: Waiting;
  queues: QueueNow[];
  agents: AgentNow[];
  onClose: () => void;
}

/** To whom, where to, or how urgent; what the server refuses stands above the buttons. */
export function DeedDialog({ kind, waiting: { interaction }, queues, agents, onClose }: DeedDialogProps) {
  const { t } = useTranslation('live');
  const text = useErrorText();
  const deed = useDeed(t(`deed.${kind}.done`));
  const [chosen, setChosen] = useState<string | null>(null);
  const [overCapacity, setOverCapacity] = useState(false);
  const [priority, setPriority] = useState<number | string>(interaction.priority);
  const body = kind === 'push' ? { userId: chosen, overCapacity } : kind === 'move' ? { queueId: chosen } : { priority };
  const ready = kind === 'priority' ? typeof priority === 'number' : chosen !== null;
  const people = agents.filter(({ presence }) => presence === 'available' || presence === 'busy');
  return (
    <Modal opened onClose={onClose} title={t(`deed.${kind}.title`)} closeButtonProps={{ 'aria-label': t('shared:action.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) deed.mutate({ path: `/interactions/${interaction.id}/${kind}`, body }, { onSuccess: onClose });
        }}
      >
        <Stack>
          {kind === 'push' && (
            <>
              <Select
                data-autofocus
                label={t('deed.push.who')}
                description={t('deed.push.text')}
                placeholder={t('deed.choose')}
                nothingFoundMessage={t('deed.push.nobody')}
                searchable
                data={people.map(({ userId, name, presence, used, capacity }) => ({ value: userId, label: `${name} · ${t(`shared:presence.${presence}`)} · ${t('load', { used, capacity })}` }))}
                value={chosen}
                onChange={setChosen}
              />
              <Checkbox label={t('deed.push.over')} checked={overCapacity} onChange={(event) => setOverCapacity(event.currentTarget.checked)} />
            </>
          )}
          {kind === 'move' && (
            <Select
              data-autofocus
              label={t('deed.move.where')}
              description={t('deed.move.text')}
              placeholder={t('deed.choose')}
              searchable
              data={queues.filter(({ queueId }) => queueId !== interaction.queueId).map(({ queueId, name }) => ({ value: queueId, label: name }))}
              value={chosen}
              onChange={setChosen}
            />
          )}
          {kind === 'priority' && (
            <NumberInput data-autofocus label={t('deed.priority.label')} description={t('deed.priority.text')} min={-100} max={100} clampBehavior="strict" allowDecimal={false} value={priority} onChange={setPriority} />
          )}
          {deed.error && (
            <Alert color="red" variant="light" role="alert">
              {text(deed.error)}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('shared:action.cancel')}
            </Button>
            <Button type="submit" disabled={!ready} loading={deed.isPending}>
              {t(`deed.${kind}.button`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
