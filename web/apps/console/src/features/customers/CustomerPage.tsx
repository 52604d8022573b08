import { Alert, Anchor, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe, useResource } from '@/shared/api';
import { useNumbers } from '@/shared/telephone';
import { At, ErrorState, LoadingRows, Page, Section } from '@/shared/ui';
import classes from './customers.module.css';
import { EditDrawer } from './EditDrawer';
import { History } from './History';
import { MergeDrawer } from './MergeDrawer';
import { MergeUndo } from './MergeUndo';
import { Reach } from './Reach';
import { type Customer, customerName } from './types';

export default function CustomerPage() {
  const { t } = useTranslation('customers');
  useNumbers();
  const { customerId } = useParams({ strict: false }) as { customerId?: string };
  const customer = useResource<Customer>('/customers', customerId);
  if (!customer.data) {
    return <Page title={t('one')}>{customer.error ? <ErrorState error={customer.error} onRetry={() => void customer.refetch()} /> : <LoadingRows />}</Page>;
  }
  return <Profile key={customer.data.id} customer={customer.data} />;
}

function Profile({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const me = useMe();
  const [editing, edit] = useDisclosure(false);
  const [merging, merge] = useDisclosure(false);
  const mayMerge = me.data?.roles.some((role) => role !== 'agent') ?? false;
  const attributes = Object.entries(customer.attributes);
  const actions = !customer.mergedInto && (
    <>
      {mayMerge && (
        <Button variant="default" onClick={merge.open}>
          {t('merge.open')}
        </Button>
      )}
      <Button onClick={edit.open}>{t('shared:action.edit')}</Button>
    </>
  );
  return (
    <Page title={customerName(customer, t('unknown'))} description={<>{t('since')}: <At instant={customer.createdAt} form="date" /></>} actions={actions}>
      {customer.mergedInto && (
        <Alert color="lamp" mb="lg">
          {t('merge.away')}{' '}
          <Anchor component={Link} to={`/customers/${customer.mergedInto}`}>
            {t('merge.kept')}
          </Anchor>
        </Alert>
      )}
      {mayMerge && <MergeUndo customer={customer} />}
      <Section title={t('reach')}>
        <Reach identities={customer.identities} customerId={customer.id} />
      </Section>
      <Section title={t('attributes')}>
        {attributes.length === 0 && t('noAttributes')}
        <dl className={classes.attributes}>
          {attributes.map(([key, value]) => (
            <div key={key}>
              <dt>
                <bdi>{key}</bdi>
              </dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={t('history')}>
        <History customerId={customer.id} />
      </Section>
      {editing && <EditDrawer customer={customer} onClose={edit.close} />}
      {merging && <MergeDrawer customer={customer} onClose={merge.close} />}
    </Page>
  );
}
