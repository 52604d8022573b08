package dev.centrala.connectors.sandbox.voice;

/** A line of the carrier's debugger: Twilio's error code, why, and the URL it concerns. */
public record CallError(int code, String why, String url) {}
