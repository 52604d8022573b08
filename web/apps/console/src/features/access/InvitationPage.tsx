import { NewPassword } from './NewPassword';

export default function InvitationPage() {
  return <NewPassword wording="invitation" path="/invitations/accept" asksName />;
}
