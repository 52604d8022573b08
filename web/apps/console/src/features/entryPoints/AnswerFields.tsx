import { Input, SegmentedControl, Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api';
import { choices, type EntryPointValues, type Named } from './entryPoint';

/** What answers: a flow, or a queue at once. */
export function AnswerFields({ form }: { form: UseFormReturnType<EntryPointValues> }) {
  const { t } = useTranslation('entryPoints');
  const flows = useList<Named & { publishedVersion: number | null }>('/flows');
  const queues = useList<Named>('/queues');
  const flow = flows.data?.find((one) => one.id === form.values.flowId);
  return (
    <>
      <Input.Wrapper label={t('answers')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('answers')}
          data={[
            { value: 'flow', label: t('flow') },
            { value: 'queue', label: t('queue') },
          ]}
          {...form.getInputProps('answers')}
        />
      </Input.Wrapper>
      {form.values.answers === 'flow' ? (
        <Select
          label={t('flow')}
          description={flow && !flow.publishedVersion ? t('flowUnpublished') : t('flowText')}
          required
          searchable
          data={choices(flows.data)}
          nothingFoundMessage={t('noFlows')}
          {...form.getInputProps('flowId')}
        />
      ) : (
        <Select
          label={t('queue')}
          description={t('queueText')}
          required
          searchable
          data={choices(queues.data)}
          nothingFoundMessage={t('noQueues')}
          {...form.getInputProps('queueId')}
        />
      )}
    </>
  );
}
