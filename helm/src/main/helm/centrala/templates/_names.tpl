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

{{- define "centrala.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}

{{- define "centrala.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "centrala.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{- define "centrala.volumes" -}}
- name: master-key
  secret:
    secretName: {{ .Values.existingSecret }}
    defaultMode: 0440
    items:
      - key: masterKey
        path: masterKey
# A recording is sealed here before it is stored: four of four hours each fit.
- name: tmp
  emptyDir:
    sizeLimit: 2Gi
{{- end -}}

{{- define "centrala.recordingsVolume" -}}
{{- $volume := .Values.recordings.volume -}}
{{- if or $volume.existingClaim $volume.size -}}
persistentVolumeClaim:
  claimName: {{ $volume.existingClaim | default (printf "%s-recordings" (include "centrala.name" .)) }}
{{- else -}}
emptyDir: {}
{{- end -}}
{{- end -}}

{{- define "centrala.recordingsCheck" -}}
{{- $recordings := .Values.recordings -}}
{{- $shared := or $recordings.volume.existingClaim $recordings.volume.size $recordings.s3.bucket -}}
{{- if and (not $shared) (or (gt (int .Values.replicas) 1) .Values.autoscaling.enabled) -}}
{{- fail "more than one node: recordings need recordings.volume.existingClaim or recordings.volume.size (ReadWriteMany), or recordings.s3.bucket" -}}
{{- end -}}
{{- if and $recordings.s3.bucket (or $recordings.volume.existingClaim $recordings.volume.size) -}}
{{- fail "recordings lie on a volume or in a bucket: set recordings.volume or recordings.s3, not both" -}}
{{- end -}}
{{- end -}}
