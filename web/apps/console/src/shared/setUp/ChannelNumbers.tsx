import { Input, NumberInput } from '@mantine/core';
import { FieldGrid } from '@/shared/ui';

interface ChannelNumbersProps {
  label: string;
  description: string;
  names: { value: string; label: string }[];
  /** What holds where a field is empty. */
  placeholder: (name: string) => string;
  field: (name: string) => object;
  min: number;
  max: number;
}

/** One number for each kind of work, such as what a contact takes or how many there may be. */
export function ChannelNumbers({ label, description, names, placeholder, field, min, max }: ChannelNumbersProps) {
  return (
    <Input.Wrapper component="fieldset" labelElement="div" label={label} description={description} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }} aria-label={label}>
      <FieldGrid cols={{ base: 2, xs: 3 }} spacing="xs" mt={4}>
        {names.map(({ value, label: name }) => (
          <NumberInput key={value} label={name} placeholder={placeholder(value)} min={min} max={max} allowDecimal={false} {...field(value)} />
        ))}
      </FieldGrid>
    </Input.Wrapper>
  );
}
