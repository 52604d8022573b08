import { Button, Group, Paper, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgentDevice, api, type Me } from '@/shared/api';
import { DeviceFields, deviceOf, deviceValues, useNumbers } from '@/shared/telephone';
import { notifyDone, useErrorText } from '@/shared/ui';

/** Where calls reach this person; everybody who takes work chooses for themselves. */
export function DeviceForm({ me }: { me: Me }) {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const text = useErrorText();
  const { dialled } = useNumbers();
  const [value, setValue] = useState(() => deviceValues(me.agent?.device));
  const [asked, setAsked] = useState(false);
  const device = deviceOf(value, dialled);
  const save = useMutation({
    mutationFn: (chosen: AgentDevice) => api.patch<Me>('/me', { device: chosen }),
    onSuccess: () => {
      notifyDone(t('shared:state.saved'));
      return client.invalidateQueries({ queryKey: ['me'] });
    },
  });
  const error = save.error ? text(save.error) : asked && !device ? t(`shared:device.needed.${value.kind}`) : undefined;
  return (
    <Paper withBorder p="md">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (device) save.mutate(device);
        }}
      >
        <Stack>
          <DeviceFields label={t('shared:device.label')} value={value} onChange={setValue} error={error} />
          <Group justify="flex-end">
            {value.kind === 'browser' && error && <span role="alert">{error}</span>}
            <Button type="submit" variant="default" loading={save.isPending}>
              {t('shared:action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
