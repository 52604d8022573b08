package dev.centrala.web.http;

/** The HTTP operations of one domain. */
public interface Routes {
  void bind(Operations operations);
}
