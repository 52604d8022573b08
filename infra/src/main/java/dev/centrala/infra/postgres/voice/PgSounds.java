package dev.centrala.infra.postgres.voice;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.centrala.core.call.Sound;
import dev.centrala.core.call.SoundStore;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.SetUpRows;
import io.vertx.sqlclient.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code sounds}: names of files of the tenant; the bytes are in {@code attachments}. */
public final class PgSounds extends SetUpRows<AttachmentId, Sound> implements SoundStore {
  public PgSounds() {
    super("sounds", "id, version, name, content_type, size");
  }

  @Override
  protected Sound fromRow(Row row) {
    return new Sound(
        new AttachmentId(row.getUUID("id")),
        row.getLong("version"),
        row.getString("name"),
        row.getString("content_type"),
        row.getLong("size"));
  }

  @Override
  protected void insertRow(PgTx tx, Sound sound) {
    tx.update(
        """
        INSERT INTO sounds (tenant_id, id, version, name, content_type, size)
        VALUES ($1, $2, $3, $4, $5, $6)\
        """,
        tx.tenant(),
        sound.id(),
        sound.version(),
        sound.name(),
        sound.contentType(),
        sound.size());
  }

  @Override
  protected int updateRow(PgTx tx, Sound sound) {
    return tx.update(
        """
        UPDATE sounds SET version = $3, name = $4
        WHERE tenant_id = $1 AND id = $2 AND version = $3 - 1\
        """,
        tx.tenant(),
        sound.id(),
        sound.version(),
        sound.name());
  }

  @Override
  public boolean holds(Tx tx, AttachmentId id) {
    return PgTx.of(tx)
        .row("SELECT FROM sounds WHERE tenant_id = $1 AND id = $2 FOR KEY SHARE", tx.tenant(), id)
        .isPresent();
  }

  @Override
  protected @Nullable String usedBy(PgTx tx, AttachmentId id) {
    return isInPublishedFlow(tx, id) ? "a published flow" : null;
  }

  /** Whoever publishes a flow holds the file, so that it is looked for where it is used at last. */
  @Override
  public boolean delete(Tx tx, AttachmentId id) {
    PgTx pg = PgTx.of(tx);
    pg.row("SELECT FROM attachments WHERE tenant_id = $1 AND id = $2 FOR UPDATE", tx.tenant(), id);
    return super.delete(tx, id)
        && pg.update("DELETE FROM attachments WHERE tenant_id = $1 AND id = $2", tx.tenant(), id)
            == 1;
  }

  @Override
  public Map<AttachmentId, List<Sound.Use>> uses(Tx tx, Collection<AttachmentId> ids) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT s.id AS sound, 0 AS kind, f.id, f.name, bool_or(v.version = f.published_version) AS live
            FROM flows f
            JOIN flow_versions v ON v.tenant_id = f.tenant_id AND v.flow_id = f.id
              AND v.version IN (f.published_version,
                (SELECT max(n.version) FROM flow_versions n WHERE n.tenant_id = f.tenant_id AND n.flow_id = f.id))
            JOIN unnest($2::uuid[]) AS s (id) ON strpos(v.definition::text, s.id::text) > 0
            WHERE f.tenant_id = $1 GROUP BY s.id, f.id, f.name
            UNION ALL
            SELECT w.music_id, 1, q.id, q.name, true FROM queue_waits w
            JOIN queues q ON q.tenant_id = w.tenant_id AND q.id = w.queue_id
            WHERE w.tenant_id = $1 AND w.music_id = ANY($2)
            ORDER BY 2, 4\
            """,
            tx.tenant(),
            ids.stream().map(AttachmentId::value).toArray(UUID[]::new))
        .stream()
        .collect(
            groupingBy(
                row -> new AttachmentId(row.getUUID("sound")), mapping(PgSounds::use, toList())));
  }

  private static Sound.Use use(Row row) {
    return new Sound.Use(
        row.getInteger("kind") == 0 ? Sound.Kind.FLOW : Sound.Kind.QUEUE,
        row.getUUID("id").toString(),
        row.getString("name"),
        Boolean.TRUE.equals(row.getBoolean("live")));
  }
}
