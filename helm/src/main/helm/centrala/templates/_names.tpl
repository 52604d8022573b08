{{- define "centrala.name" -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{- define "centrala.selector" -}}
app.kubernetes.io/name: centrala
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "centrala.labels" -}}
{{ include "centrala.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end -}}
