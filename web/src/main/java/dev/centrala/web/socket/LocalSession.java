package dev.centrala.web.socket;

/** A socket that this node holds. All of it may be called from any thread. */
interface LocalSession {
  /** Called several times a second, must not wait. */
  void tick(long nowMillis);

  void sayReconnect(long afterMillis);

  void leave();
}
