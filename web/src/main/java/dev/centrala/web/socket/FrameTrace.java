package dev.centrala.web.socket;

import dev.centrala.core.shared.TenantId;

/** Follows a contact's way through a socket, for those who look at traces. */
public interface FrameTrace {
  FrameTrace NONE =
      new FrameTrace() {
        @Override
        public Runnable carried(Runnable work) {
          return work;
        }

        @Override
        public void command(TenantId tenant, String type, Runnable work) {
          work.run();
        }

        @Override
        public void sent(TenantId tenant, String frame, Runnable sending) {
          sending.run();
        }
      };

  /** The work as part of what is going on now, although it is done later. */
  Runnable carried(Runnable work);

  /** An agent's command is carried out. */
  void command(TenantId tenant, String type, Runnable work);

  /** A frame leaves. */
  void sent(TenantId tenant, String frame, Runnable sending);
}
