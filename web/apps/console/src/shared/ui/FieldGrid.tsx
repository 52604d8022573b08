import { SimpleGrid, type SimpleGridProps } from '@mantine/core';
import classes from './ui.module.css';

/** Fields side by side. Their boxes stand in one line, however long a label is and whichever of them has something to explain. */
export function FieldGrid(props: Pick<SimpleGridProps, 'cols' | 'spacing' | 'mt' | 'mb' | 'maw' | 'children'>) {
  return <SimpleGrid verticalSpacing={0} className={classes.fields ?? ''} {...props} />;
}
