import { NewPassword } from './NewPassword';

export default function ResetPage() {
  return <NewPassword wording="reset" path="/passwordResets/confirm" asksName={false} />;
}
