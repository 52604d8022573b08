import { Alert, Button, Checkbox, Group, Input, Modal, NumberInput, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { SkillLevels } from '@/shared/setUp';
import { ErrorState, LoadingRows, notifyDone, useErrorText } from '@/shared/ui';
import { type Choice, choicesOf, levelsOf, queuesBody, same, type Served, skillsBody, type Staff } from './staffing';
import type { AgentNow } from './types';

interface Known {
  staff: Staff;
  choices: Choice[];
}

/** What an agent can and which queues they serve, changed while they work; routing goes by it at once. */
export function StaffingDialog({ agent, onClose }: { agent: AgentNow; onClose: () => void }) {
  const { t } = useTranslation('live');
  const known = useQuery({
    queryKey: ['/users', 'staffing', agent.userId],
    queryFn: async (): Promise<Known> => {
      const [staff, queues, served] = await Promise.all([
        api.get<Staff>(`/users/${agent.userId}`),
        api.all<{ id: string; name: string; members: string[] }>('/queues'),
        api.get<Served>(`/users/${agent.userId}/queues`),
      ]);
      return { staff, choices: choicesOf(queues, served) };
    },
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });
  return (
    <Modal opened onClose={onClose} size="lg" title={t('staffing.title', { name: agent.name })} closeButtonProps={{ 'aria-label': t('shared:action.close') }}>
      {known.data ? (
        <StaffingForm key={known.dataUpdatedAt} agent={agent} known={known.data} onClose={onClose} />
      ) : known.error ? (
        <ErrorState error={known.error} onRetry={() => void known.refetch()} />
      ) : (
        <LoadingRows rows={4} />
      )}
    </Modal>
  );
}

function StaffingForm({ agent, known, onClose }: { agent: AgentNow; known: Known; onClose: () => void }) {
  const { t } = useTranslation('live');
  const text = useErrorText();
  const client = useQueryClient();
  const [saved, setSaved] = useState({ version: known.staff.version, skills: levelsOf(known.staff) });
  const [skills, setSkills] = useState(saved.skills);
  const [choices, setChoices] = useState(known.choices);
  const newSkills = !same(skillsBody(skills), skillsBody(saved.skills));
  const newQueues = !same(queuesBody(choices), queuesBody(known.choices));
  const path = `/users/${agent.userId}`;
  const save = useMutation({
    // One after the other, each under the version that the one before it made: what was saved stays saved when the second is refused.
    mutationFn: async () => {
      let { version } = saved;
      if (newSkills) {
        ({ version } = await api.put<Staff>(`${path}/skills`, skillsBody(skills), version));
        setSaved({ version, skills });
      }
      if (newQueues) await api.put<Served>(`${path}/queues`, queuesBody(choices), version);
    },
    onSuccess: () => {
      notifyDone(t('staffing.done', { name: agent.name }));
      onClose();
    },
    onSettled: () =>
      Promise.all([['/metrics/live'], ['/users', 'list'], ['/users', 'one'], ['/queues']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  const set = (queueId: string, part: Partial<Choice>) => setChoices(choices.map((choice) => (choice.queueId === queueId ? { ...choice, ...part } : choice)));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack>
        <SkillLevels label={t('staffing.skills')} description={t('staffing.skillsText')} levelLabel={t('staffing.proficiency')} value={skills} onChange={setSkills} />
        <Input.Wrapper component="fieldset" labelElement="div" label={t('staffing.queues')} description={t('staffing.queuesText')} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }} aria-label={t('staffing.queues')}>
          <Stack gap="xs" mt={6}>
            {choices.length === 0 && <Text size="sm" c="dimmed">{t('noQueues')}</Text>}
            {choices.map((choice) => (
              <Group key={choice.queueId} gap="xs" wrap="nowrap" mih={36}>
                <Checkbox
                  flex={1}
                  miw={0}
                  label={<bdi style={{ overflowWrap: 'anywhere' }}>{choice.name}</bdi>}
                  description={choice.open ? t('staffing.openToAll') : undefined}
                  checked={choice.served}
                  disabled={choice.open}
                  onChange={(event) => set(choice.queueId, { served: event.currentTarget.checked })}
                />
                {choice.served && (
                  <NumberInput
                    w={84}
                    aria-label={t('staffing.rank', { queue: choice.name })}
                    title={t('staffing.rank', { queue: choice.name })}
                    min={1}
                    max={99}
                    clampBehavior="strict"
                    allowDecimal={false}
                    value={choice.rank}
                    onChange={(rank) => set(choice.queueId, { rank: Number(rank) || 1 })}
                  />
                )}
              </Group>
            ))}
          </Stack>
        </Input.Wrapper>
        {save.error && (
          <Alert color="red" variant="light" role="alert">
            {text(save.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('shared:action.cancel')}
          </Button>
          <Button type="submit" disabled={!newSkills && !newQueues} loading={save.isPending}>
            {t('shared:action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
