import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePageTitle } from './title';
import classes from './ui.module.css';
import { Written } from './Written';

interface PageProps {
  title: string;
  description?: ReactNode;
  /** Buttons at the end of the header; the primary one last. */
  actions?: ReactNode;
  /** `wide` for tables and boards, `narrow` for a single form. */
  width?: 'narrow' | 'normal' | 'wide';
  children: ReactNode;
}

/** The frame of every page but the agent desktop: one h1, what the page is for, its actions, and the content. */
export function Page({ title, description, actions, width = 'normal', children }: PageProps) {
  usePageTitle(title);
  return (
    <div className={classes.page} data-width={width}>
      <PageHeader title={title} description={description} actions={actions} />
      {children}
    </div>
  );
}

export function PageHeader({ title, description, actions }: Omit<PageProps, 'children' | 'width'>) {
  return (
    <Group justify="space-between" align="flex-end" gap="md" wrap="wrap" className={classes.header}>
      <Stack gap={4} maw={640}>
        <Title order={1}><Written>{title}</Written></Title>
        {description && <Text c="dimmed">{description}</Text>}
      </Stack>
      {actions && <Group gap="xs">{actions}</Group>}
    </Group>
  );
}

/** A titled block of a page; several stack with an even gap. */
export function Section({ title, text, actions, children }: { title?: string; text?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section}>
      {(title || actions) && (
        <Group justify="space-between" mb="sm" align="flex-end">
          <div>
            {title && <Title order={2}>{title}</Title>}
            {text && <Text c="dimmed">{text}</Text>}
          </div>
          {actions}
        </Group>
      )}
      {children}
    </section>
  );
}
