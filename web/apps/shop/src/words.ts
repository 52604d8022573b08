/** The shop's words in Arabic; English stands in the page itself. */
export const arabic: Record<string, string> = {
  title: 'شاي مارلويك: أوراق وأباريق وأمسيات هادئة',
  skip: 'انتقل إلى أنواع الشاي',
  brand: 'شاي مارلويك',
  navTeas: 'الشاي',
  navPromise: 'التوصيل',
  heroTitle: 'الإبريق على النار.',
  heroText: 'محاصيل صغيرة نعبئها في أسبوع وصولها. لست متأكدًا أيها يناسبك؟ اسألنا في المحادثة، وسيجيبك شخص يحب الشاي.',
  ask: 'اسأل عن نوع من الشاي',
  teasTitle: 'على الرف هذا الأسبوع',
  tea1: 'أخضر التلال',
  tea1Text: 'رائحة العشب والكستناء. دقيقتان، ولا تتجاوز 75 درجة.',
  tea2: 'أحمر المساء',
  tea2Text: 'رويبوس وقشر برتقال وقليل من القرفة. مناسب لمنتصف الليل أيضًا.',
  tea3: 'أسود العاصفة',
  tea3Text: 'مدخن وقوي ومنبه. يحب الحليب والطقس السيئ.',
  per: '/ 100 غ',
  promiseTitle: 'يُرسل في اليوم نفسه',
  promiseText: 'اطلب قبل الثانية ليخرج قبل الرابعة. إن لم يعجبك الشاي فأخبرنا في المحادثة واختر غيره.',
  footer: 'متجر متخيل، لتجربة أداة المحادثة.',
  noWidget: 'أضف ‎?widget=‎ مع معرّف أداة المحادثة إلى العنوان لتظهر هنا. تجده في «نقاط الدخول» في لوحة التحكم.',
};

export const noWidget =
  'Add ?widget= and the id of a chat widget to this address to see it here. The console shows it under Entry points.';
