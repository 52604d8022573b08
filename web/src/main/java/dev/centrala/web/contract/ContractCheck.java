package dev.centrala.web.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.web.http.Reply;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.RequestValidator;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatableResponse;
import io.vertx.openapi.validation.ValidatorException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds requests, and in tests and the demo replies too, to the contract. */
final class ContractCheck {
  private static final Pattern UNKNOWN_FIELD =
      Pattern.compile("Property \"?'?([^\"']+)\"?'? does not match additional properties schema");

  private final RequestValidator requests;
  private final ResponseValidator responses;
  private final RequestExtractor extractor = RequestExtractor.withBodyHandler();
  private final ObjectMapper json;
  private final boolean checkReplies;

  ContractCheck(Vertx vertx, OpenAPIContract contract, ObjectMapper json, boolean checkReplies) {
    OpenAPIContract kept = new ContractOfKept(contract);
    this.requests = RequestValidator.create(vertx, kept);
    this.responses = ResponseValidator.create(vertx, kept);
    this.json = json;
    this.checkReplies = checkReplies;
  }

  /** Refuses as invalid, with a pointer for each field that is wrong. */
  void request(RoutingContext context, Operation operation) {
    try {
      requests
          .validate(
              extractor.extractValidatableRequest(context, operation).await(),
              operation.getOperationId())
          .await();
    } catch (SchemaValidationException wrong) {
      throw new RefusedException(
          new Refusal.Invalid("The request does not fit the contract.", errors(wrong)));
    } catch (ValidatorException wrong) {
      throw new RefusedException(
          new Refusal.Invalid(String.valueOf(wrong.getMessage()), List.of()));
    }
  }

  /** A reply that breaks the contract is a bug of ours. */
  void reply(Reply reply, Operation operation) {
    if (!checkReplies || reply.body() == null || reply.body() instanceof Buffer) {
      return;
    }
    try {
      responses
          .validate(
              ValidatableResponse.create(
                  reply.status(),
                  Buffer.buffer(json.writeValueAsBytes(reply.body())),
                  ValidatableDocument.mediaType(
                      reply.headers().getOrDefault("Content-Type", "application/json"))),
              operation.getOperationId())
          .await();
    } catch (SchemaValidationException wrong) {
      throw new IllegalStateException(
          operation.getOperationId() + " answers against the contract: " + errors(wrong), wrong);
    } catch (ValidatorException | JsonProcessingException wrong) {
      throw new IllegalStateException(
          operation.getOperationId() + " answers against the contract", wrong);
    }
  }

  private static List<FieldError> errors(SchemaValidationException wrong) {
    List<FieldError> errors = new ArrayList<>();
    OutputUnit unit = wrong.getOutputUnit();
    List<OutputUnit> units = unit == null ? null : unit.getErrors();
    if (units != null) {
      for (OutputUnit each : units) {
        add(errors, each);
      }
    }
    if (errors.isEmpty()) {
      errors.add(new FieldError("", String.valueOf(wrong.getMessage())));
    }
    return errors;
  }

  private static void add(List<FieldError> errors, OutputUnit unit) {
    String text = String.valueOf(unit.getError());
    String pointer = String.valueOf(unit.getInstanceLocation()).replaceFirst("^#", "");
    Matcher unknown = UNKNOWN_FIELD.matcher(text);
    if (unknown.find()) {
      String field = "/" + unknown.group(1);
      errors.add(
          new FieldError(pointer.endsWith(field) ? pointer : pointer + field, "unknown field"));
    } else if (!text.contains("subschema") && !text.contains("A property")) {
      errors.add(new FieldError(pointer, text));
    }
  }
}
