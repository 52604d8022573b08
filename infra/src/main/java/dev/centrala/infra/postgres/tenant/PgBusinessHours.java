package dev.centrala.infra.postgres.tenant;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.tenant.BusinessHours;
import dev.centrala.core.tenant.Holiday;
import dev.centrala.core.tenant.TimeRange;
import dev.centrala.core.tenant.WeeklyHours;
import dev.centrala.infra.postgres.JsonColumn;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.SetUpRows;
import io.vertx.sqlclient.Row;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The business hours of a tenant. */
public final class PgBusinessHours extends SetUpRows<HoursId, BusinessHours> {
  private final JsonColumn json;

  public PgBusinessHours(JsonColumn json) {
    super("business_hours", "id, version, name, time_zone, weekly::text, holidays::text");
    this.json = json;
  }

  private record RangeColumn(String from, String to) {
    static RangeColumn of(TimeRange range) {
      return new RangeColumn(range.from().toString(), range.to().toString());
    }

    TimeRange range() {
      return new TimeRange(LocalTime.parse(from), LocalTime.parse(to));
    }
  }

  private record WeeklyColumn(DayOfWeek day, RangeColumn open) {}

  private record HolidayColumn(String date, String name, List<RangeColumn> open) {}

  @Override
  protected BusinessHours fromRow(Row row) {
    return new BusinessHours(
        new HoursId(row.getUUID("id")),
        row.getLong("version"),
        row.getString("name"),
        ZoneId.of(row.getString("time_zone")),
        json.read(row.getString("weekly"), new TypeReference<List<WeeklyColumn>>() {}).stream()
            .map(column -> new WeeklyHours(column.day(), column.open().range()))
            .toList(),
        json.read(row.getString("holidays"), new TypeReference<List<HolidayColumn>>() {}).stream()
            .map(PgBusinessHours::holiday)
            .toList());
  }

  private static Holiday holiday(HolidayColumn column) {
    return new Holiday(
        LocalDate.parse(column.date()),
        column.name(),
        column.open().stream().map(RangeColumn::range).toList());
  }

  @Override
  protected void insertRow(PgTx tx, BusinessHours hours) {
    tx.update(
        """
        INSERT INTO business_hours (tenant_id, id, version, name, time_zone, weekly, holidays)
        VALUES ($1, $2, $3, $4, $5, $6::text::jsonb, $7::text::jsonb)\
        """,
        values(tx, hours));
  }

  @Override
  protected int updateRow(PgTx tx, BusinessHours hours) {
    return tx.update(
        """
        UPDATE business_hours
        SET version = $3, name = $4, time_zone = $5, weekly = $6::text::jsonb, holidays = $7::text::jsonb
        WHERE tenant_id = $1 AND id = $2 AND version = $3 - 1\
        """,
        values(tx, hours));
  }

  private Object[] values(PgTx tx, BusinessHours hours) {
    return new Object[] {
      tx.tenant(),
      hours.id(),
      hours.version(),
      hours.name(),
      hours.timeZone().getId(),
      json.write(
          hours.weekly().stream()
              .map(weekly -> new WeeklyColumn(weekly.day(), RangeColumn.of(weekly.open())))
              .toList()),
      json.write(hours.holidays().stream().map(PgBusinessHours::column).toList())
    };
  }

  private static HolidayColumn column(Holiday holiday) {
    return new HolidayColumn(
        holiday.date().toString(),
        holiday.name(),
        holiday.open().stream().map(RangeColumn::of).toList());
  }

  @Override
  protected @Nullable String usedBy(PgTx tx, HoursId hours) {
    return isInPublishedFlow(tx, hours) ? "a published flow" : null;
  }
}
