package dev.centrala.core.messaging;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The words by which customers end, resume or ask about messages to their phone. A message counts
 * only when it is nothing but the word; case, accents and marks around it do not matter.
 */
public enum OptOutWord {
  STOP(
      Set.of(
          "STOP",
          "STOPALL",
          "STOP ALL",
          "UNSUBSCRIBE",
          "CANCEL",
          "END",
          "QUIT",
          "REVOKE",
          "OPTOUT"),
      Set.of(
          "OPT OUT",
          "ARRET",
          "ARRETER",
          "ARRETE",
          "DESABONNER",
          "ALTO",
          "PARAR",
          "BAJA",
          "CANCELAR",
          "STOPP",
          "ABMELDEN",
          "FERMA",
          "BASTA",
          "DISISCRIVI",
          "PARE",
          "SAIR",
          "AFMELDEN",
          "OPREA",
          "DEZABONARE",
          "REZYGNUJE",
          "WYPISZ",
          "СТОП",
          "ОТПИСАТЬСЯ",
          "قف",
          "توقف",
          "إلغاء",
          "עצור",
          "停止",
          "退订",
          "配信停止")),
  START(
      Set.of("START", "YES", "UNSTOP"),
      Set.of(
          "SUBSCRIBE",
          "RESUME",
          "OPT IN",
          "OPTIN",
          "COMMENCER",
          "REPRENDRE",
          "EMPEZAR",
          "INICIAR",
          "ALTA",
          "ANMELDEN",
          "INIZIA",
          "COMECAR",
          "AANMELDEN",
          "PORNESTE",
          "ABONARE",
          "ZACZNIJ",
          "СТАРТ",
          "ПОДПИСАТЬСЯ",
          "ابدأ",
          "اشترك",
          "התחל",
          "开始",
          "订阅")),
  HELP(
      Set.of("HELP", "INFO"),
      Set.of(
          "AIDE",
          "AYUDA",
          "INFORMACION",
          "HILFE",
          "AIUTO",
          "AJUDA",
          "AJUTOR",
          "POMOC",
          "ПОМОЩЬ",
          "مساعدة",
          "עזרה",
          "帮助"));

  private final Set<String> carrierWords;
  private final Set<String> ownWords;

  OptOutWord(Set<String> carrierWords, Set<String> ownWords) {
    this.carrierWords = carrierWords;
    this.ownWords = ownWords;
  }

  /** The word that the text is, in any language known here. */
  public static Optional<OptOutWord> of(String text) {
    String word = normal(text);
    for (OptOutWord candidate : values()) {
      if (candidate.carrierWords.contains(word) || candidate.ownWords.contains(word)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether carriers handle this spelling of it by themselves: the English words of the CTIA's
   * principles.
   */
  static boolean isKnownToCarriers(String text) {
    String word = text.strip().toUpperCase(Locale.ROOT);
    for (OptOutWord candidate : values()) {
      if (candidate.carrierWords.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static String normal(String text) {
    if (text.length() > 40) {
      return "";
    }
    String bare =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{InCombiningDiacriticalMarks}+", "");
    return Normalizer.normalize(bare, Normalizer.Form.NFC)
        .replaceAll("^[\\p{Punct}\\s«»“”„¡¿。！]+|[\\p{Punct}\\s«»“”„。！]+$", "")
        .replaceAll("\\s+", " ")
        .toUpperCase(Locale.ROOT);
  }
}
